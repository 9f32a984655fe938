package dev.kunci;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Names the root of the modules for Spring; {@code dev.kunci.console.Main} is what starts it. */
@SpringBootApplication
public class KunciApplication {}
