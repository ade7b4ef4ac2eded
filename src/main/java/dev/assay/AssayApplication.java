package dev.assay;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Assay. */
@SpringBootApplication
public class AssayApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AssayApplication.class, arguments);
    }
}
