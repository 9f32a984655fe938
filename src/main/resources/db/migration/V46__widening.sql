-- What it takes to make a manual API product open more than its approvers approved: the approver role for it, or that
-- all its keys wait for an approver again.
set local lock_timeout = '10s';
alter table organization add column widening text not null default 'approver' check (widening in ('approver', 'pending'));

-- Who made the API product open more since this was last approved: where four eyes are asked for, another one approves it.
alter table product_grant add column widened_by uuid[] not null default '{}';
