-- How a person likes their lists: which columns are hidden in which, and how dense the rows are.
alter table operator add column lists jsonb not null default '{}';
