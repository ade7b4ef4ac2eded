package dev.assay.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told what became worse, and how often.
 *
 * @param webhook who
 * @param interval between two digests, a second or more
 */
@ConfigurationProperties("assay.notify")
record NotifyProperties(
        @DefaultValue WebhookProperties webhook,
        @DefaultValue("1m") Duration interval) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    NotifyProperties {
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "assay.notify.interval is '" + interval + "' and must be a second or more");
        }
    }

    /**
     * A webhook and the secret that its receiver knows.
     *
     * @param url of the receiver; nobody is told unless it is set
     * @param secret to sign with; better set by the environment, ASSAY_NOTIFY_WEBHOOK_SECRET, or by {@code secretFile}
     * @param secretFile a file that holds the secret, such as a mounted Secret
     */
    record WebhookProperties(
            @Nullable URI url,
            @DefaultValue("") String secret,
            @Nullable Path secretFile) {

        private static final int SHORTEST_SECRET = 16;

        Destination destination() {
            if (url == null) {
                throw new IllegalStateException("assay.notify.webhook.url is not set");
            }
            return new Destination(url);
        }

        Signature signature() {
            String known = secretFile == null ? secret : read(secretFile);
            if (known.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException("The secret of assay.notify.webhook has " + known.length()
                        + " characters and must have " + SHORTEST_SECRET
                        + " or more: set ASSAY_NOTIFY_WEBHOOK_SECRET or assay.notify.webhook.secret-file");
            }
            return new Signature(known);
        }

        private static String read(Path file) {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new UncheckedIOException("assay.notify.webhook.secret-file cannot be read", e);
            }
        }

        @Override
        public String toString() {
            return "WebhookProperties[]";
        }
    }
}
