package dev.assay.web;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Serves the sample pages under the product's content security policy. */
@TestComponent
@EnableAutoConfiguration
@Import(SampleSite.SampleController.class)
class SampleSite {

    public static void main(String[] arguments) {
        SpringApplication.run(SampleSite.class, arguments);
    }

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    ErrorPages errorPages() {
        return new ErrorPages(() -> Samples.frame("Assay", null));
    }

    @Controller
    static class SampleController {

        @GetMapping("/")
        String overview(@RequestParam MultiValueMap<String, String> parameters, Model model) {
            List<String> state = Objects.requireNonNullElse(parameters.remove("state"), List.of(""));
            model.addAttribute(
                    "page",
                    switch (state.getFirst()) {
                        case "reading" -> Samples.reading();
                        case "admitted" -> Samples.allAdmitted();
                        case "without-policy" -> Samples.withoutPolicy();
                        case "blind" -> Samples.blind();
                        case "broken" -> throw new IllegalStateException("secret detail");
                        default -> Samples.overview(parameters);
                    });
            return "overview";
        }

        /** One event; the browser comes again after three seconds. */
        @GetMapping(path = "/events", produces = "text/event-stream")
        @ResponseBody
        String events() {
            return "event: posture\ndata: 1\n\n";
        }

        @GetMapping("/images")
        String images(@RequestParam MultiValueMap<String, String> parameters, Model model) {
            model.addAttribute("page", Samples.images(parameters));
            return "images";
        }

        @GetMapping("/namespaces/{namespace}")
        String namespace(
                @PathVariable String namespace, @RequestParam MultiValueMap<String, String> parameters, Model model) {
            List<Sample> images = switch (namespace) {
                case "causes" -> Samples.causes();
                case "hostile" -> Samples.hostile();
                default -> Samples.namespaces().get(namespace);
            };
            if (images == null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            model.addAttribute("page", Samples.namespace(namespace, images, parameters));
            return "namespace";
        }
    }
}
