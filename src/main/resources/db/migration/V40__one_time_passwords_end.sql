-- Until when a one-time password lets its owner in; those that there are get the time that new ones have.
alter table operator add column password_until timestamptz;
update operator set password_until = now() + interval '72 hours' where password_one_time;
