-- As long as PostgreSQL has no statistics about tables that have just been filled, it takes every one of them for tiny and
-- joins them in orders that take seconds. It gathers them by itself, but within a minute; whoever fills them need not wait.
create function analyze_registry() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  analyze public.developer, public.app_group, public.api_product, public.app, public.consumer_key, public.credential,
    public.product_grant;
end $$;
revoke execute on function analyze_registry() from public;
