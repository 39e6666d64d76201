-- Holidays of 2027 as the law sets them, with the days that it gives in place of those on a weekend (全国年节及纪念日放假办法, 2024).
-- Which weekends are worked in exchange only the year's notice says.
insert into calendar_day (day, working, name)
select d.day::date, false, h.name
from (values
  ('2027-01-01', '2027-01-01', '元旦'), ('2027-02-05', '2027-02-10', '春节'), ('2027-04-05', '2027-04-05', '清明节'),
  ('2027-05-01', '2027-05-04', '劳动节'), ('2027-06-09', '2027-06-09', '端午节'), ('2027-09-15', '2027-09-15', '中秋节'),
  ('2027-10-01', '2027-10-05', '国庆节')
) h (from_on, to_on, name)
cross join lateral generate_series(h.from_on::timestamp, h.to_on::timestamp, interval '1 day') d (day);
