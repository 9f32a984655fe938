package dev.kunci.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** What tests over real HTTP need besides the application. */
@TestConfiguration(proxyBeanMethods = false)
@Import({Scene.class, Database.class})
public class WebSetup {}
