-- What was recorded after a time is found by its batches. Postings stand in the order of recording, so a summary of each stretch of the
-- table is enough, and costs an import nothing.
create index posting_by_batch on posting using brin (batch_id);
