package dev.assay.web;

import dev.assay.web.page.PageFrame;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Shows every error to a browser in the look of the other pages. */
final class ErrorPages implements ErrorViewResolver {

    private final Supplier<PageFrame> frame;

    ErrorPages(Supplier<PageFrame> frame) {
        this.frame = frame;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        ErrorPage page = ErrorPage.of(frame.get(), status.value());
        return new ModelAndView("error", Map.of("page", page), status);
    }
}
