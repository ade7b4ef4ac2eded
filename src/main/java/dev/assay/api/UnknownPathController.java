package dev.assay.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers below {@code /api} where nothing is, so that programs never get a page. */
@RestController
@Hidden
class UnknownPathController {

    @RequestMapping("/api/**")
    ResponseEntity<ProblemDetail> unknown() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND, "There is nothing here; /api/v1/openapi describes the API.");
        return ResponseEntity.of(problem).build();
    }
}
