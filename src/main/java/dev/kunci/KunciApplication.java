package dev.kunci;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one Spring Boot application; the console decides how it starts. */
@SpringBootApplication
public class KunciApplication {}
