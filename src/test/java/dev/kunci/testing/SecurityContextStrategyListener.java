package dev.kunci.testing;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Restores the context's own security strategy for each test, because another context of the same JVM may have replaced
 * it.
 */
public class SecurityContextStrategyListener extends AbstractTestExecutionListener {

    @Override
    public int getOrder() {
        return 9000;
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext()
                .getBeanProvider(SecurityContextHolderStrategy.class)
                .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
    }
}
