alter table busy add column more integer;
