/**
 * The journal's table; its triggers refuse every change to a written row, whoever asks.
 *
 * @param durable false leaves out the write-ahead log, which an in-memory journal would hold in memory a second time
 */
export const journalTable = (durable: boolean): string => `
create ${durable ? "" : "unlogged "}table if not exists journal (
  seq bigserial primary key,
  kind text not null,
  at bigint not null,
  market text,
  round bigint,
  node integer,
  body jsonb not null,
  previous_hash text not null,
  hash text not null
);
create index if not exists journal_round on journal (market, round);
create or replace function journal_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create or replace trigger journal_append_only before update or delete or truncate on journal
  for each statement execute function journal_refuse_change();
`;

/** Inserts a JSON array of rows in their order. */
export const INSERT_ROWS = `
insert into journal (seq, kind, at, market, round, node, body, previous_hash, hash)
select seq, kind, at, market, round, node, body, previous_hash, hash
from jsonb_to_recordset($1::jsonb)
  as row(seq bigint, kind text, at bigint, market text, round bigint, node integer, body jsonb, previous_hash text, hash text)
`;
