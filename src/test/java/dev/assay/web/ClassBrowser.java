package dev.assay.web;

import com.microsoft.playwright.Browser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One {@link TestBrowser} for all tests of a class. */
final class ClassBrowser implements BeforeAllCallback, AfterAllCallback {

    private @Nullable TestBrowser started;

    @Override
    public void beforeAll(ExtensionContext context) {
        started = TestBrowser.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (started != null) {
            started.close();
        }
    }

    Browser chromium() {
        return Objects.requireNonNull(started).chromium();
    }
}
