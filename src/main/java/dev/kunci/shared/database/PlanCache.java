package dev.kunci.shared.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How PostgreSQL plans the prepared statements of a transaction. */
public final class PlanCache {

    /**
     * The setting that makes a transaction use the plans that are already there. For a transaction whose statements find their rows by
     * their keys: PostgreSQL would plan some of them each time, because it cannot know how many ids they are given,
     * and that takes it several times as long as running them.
     */
    public static final String KEEP_PLANS = "set local plan_cache_mode = force_generic_plan";

    private PlanCache() {}

    /**
     * Makes this transaction plan each of its statements for the values it is given. For searches: after some executions
     * PostgreSQL would use one plan for all texts, and that suits neither the rare nor the frequent ones. Compiling a
     * search, or starting processes for it, takes longer than the search.
     */
    public static void planEach(JdbcClient jdbc) {
        jdbc.sql("set local plan_cache_mode = force_custom_plan; set local jit = off;"
                        + " set local max_parallel_workers_per_gather = 0")
                .update();
    }
}
