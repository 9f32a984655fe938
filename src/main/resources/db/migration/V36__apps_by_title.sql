-- The apps that people call exactly so: the first that are offered to who types a whole name.
create index app_title on app (organization_id, (lower(coalesce(nullif(display_name, ''), name))), id);
