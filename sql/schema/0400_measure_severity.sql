-- An improvement measure 改进措施 is no problem of any gravity: what a review orders has a severity, and time, of its own. Measures ordered
-- before stay general findings.
alter table finding drop constraint finding_severity_check;
alter table finding add constraint finding_severity_check check (severity in ('MEASURE', 'GENERAL', 'MORE_SERIOUS', 'SEVERE'));
alter table finding add constraint finding_measure_check check (severity <> 'MEASURE' or source = 'REVIEW');

insert into policy (code, valid_from, number, reason) values ('finding.days.MEASURE', '2025-01-01', 15, '改进措施期限（工作日）');
