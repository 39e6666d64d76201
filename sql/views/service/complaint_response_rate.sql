-- requires: complaint_at metric_catalogue policy_at
-- Question: of the complaints and enquiries whose time to respond has passed, how many were responded to in time (P7.3)?
-- Grain: complaint; sums over any scope.
-- Formula: responded within 24 hours / received whose 24 hours have passed by the end of A
-- Counts: complaints received in the period.
-- Excludes: those whose 24 hours end after A: nobody is late yet.
-- Decided: to respond is not to settle, which is a rate of its own. Hours are those of the clock, nights and holidays included. The
--   number of hours is a row of policy, as it held on the day of receipt.

create function figures.complaint_deadline(c figures.complaint_state) returns timestamptz language plpgsql stable as $$
begin
  return c.received_at + make_interval(secs => (3600 * figures.policy_number('service.response_hours', c.received_on))::float8);
end $$;
comment on function figures.complaint_deadline is 'Until when a complaint is to be responded to.';

create function figures.end_of_day(p_day date) returns timestamptz language sql stable as $$
  select (p_day + 1)::timestamp at time zone 'Asia/Shanghai'
$$;

create function figures.complaint_response_rate_denominator(c figures.complaint_state, p_as_of date) returns int language plpgsql stable as $$
begin
  return (figures.complaint_deadline(c) <= figures.end_of_day(p_as_of))::int;
end $$;

create function figures.complaint_response_rate_numerator(c figures.complaint_state, p_as_of date) returns int language plpgsql stable as $$
begin
  return coalesce((c.responded_at <= figures.complaint_deadline(c) and figures.complaint_deadline(c) <= figures.end_of_day(p_as_of))::int, 0);
end $$;

select figures.define_metric('complaint_response_rate', 1, 'COUNT_RATE',
  array['Responded within 24 hours', 'Of the complaints and enquiries received, the share responded to within 24 hours.',
    'Responded within 24 hours ÷ received whose 24 hours have passed', 'Complaints and enquiries received in the period.',
    'Those whose 24 hours end after the as-of date; settling is a rate of its own.'],
  array['投诉响应及时率', '收到的投诉与咨询中，24 小时内作出响应的比例。', '24 小时内响应 ÷ 已满 24 小时的受理件', '期内受理的投诉与咨询。', '截至统计截止日未满 24 小时的；办结另计。']);

create function figures.complaint_settled_rate_numerator(c figures.complaint_state, p_as_of date) returns int language sql stable as $$
  select coalesce((c.settled_at < figures.end_of_day(p_as_of))::int, 0)
$$;

select figures.define_metric('complaint_settled_rate', 1, 'COUNT_RATE',
  array['Complaints settled', 'Of the complaints and enquiries received, the share that is settled.', 'Settled by the as-of date ÷ received',
    'Complaints and enquiries received in the period by the as-of date.', 'Nothing.'],
  array['投诉办结率', '收到的投诉与咨询中，已办结的比例。', '截止日前办结 ÷ 受理', '期内至统计截止日受理的投诉与咨询。', '无。']);
