-- A complaint is received, responded to, settled: whoever settles it has responded at the latest then. Rows from before stay as they are.

alter table complaint add constraint complaint_order check (
  (responded_at is null or responded_at >= received_at)
  and (settled_at is null or (responded_at is not null and settled_at >= responded_at))
) not valid;
