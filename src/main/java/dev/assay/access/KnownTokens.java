package dev.assay.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Remembers for a minute whose token it is, so that not every request asks the API server. What is no token is remembered
 * too. Safe for many threads; keeps hashes, never a token.
 */
public final class KnownTokens implements TokenReviews {

    /** How long an answer counts: so long a token that was taken back still opens the door. */
    public static final Duration FRESH = Duration.ofSeconds(60);

    /** The API server takes tokens of a few kilobytes. */
    static final int LONGEST = 16_384;

    private static final int MOST_KEPT = 2_000;
    private static final int MOST_AT_ONCE = 8;

    private final TokenReviews reviews;
    private final LongSupplier nanoTime;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Map<String, Known> known = new LinkedHashMap<>();

    /** Creates one that asks these, with a clock that only goes forward. */
    public KnownTokens(TokenReviews reviews, LongSupplier nanoTime) {
        this.reviews = reviews;
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<Identity> review(String token) throws IOException {
        if (!mayBeToken(token)) {
            return Optional.empty();
        }
        String hash = hash(token);
        long now = nanoTime.getAsLong();
        synchronized (known) {
            Known before = known.get(hash);
            if (before != null && before.isFresh(now)) {
                return before.identity;
            }
        }
        Optional<Identity> identity = ask(token);
        synchronized (known) {
            known.remove(hash);
            known.put(hash, new Known(identity, now));
            while (known.size() > MOST_KEPT) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return identity;
    }

    /** Whether nobody has to be asked about it, or it was good when somebody was; not so for what a stranger makes up. */
    public boolean familiar(String token) {
        if (!mayBeToken(token)) {
            return true;
        }
        String hash = hash(token);
        synchronized (known) {
            Known before = known.get(hash);
            return before != null && (before.identity.isPresent() || before.isFresh(nanoTime.getAsLong()));
        }
    }

    /** Whoever tries many tokens must not keep the API server busy. */
    private Optional<Identity> ask(String token) throws IOException {
        if (!places.tryAcquire()) {
            throw new IOException("too many tokens are looked at right now");
        }
        try {
            return reviews.review(token);
        } finally {
            places.release();
        }
    }

    private static boolean mayBeToken(String token) {
        return !token.isBlank() && token.length() <= LONGEST && token.chars().allMatch(KnownTokens::mayBeInToken);
    }

    private static boolean mayBeInToken(int character) {
        return character > ' ' && character < 0x7f;
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private record Known(Optional<Identity> identity, long at) {

        boolean isFresh(long now) {
            return now - at < FRESH.toNanos();
        }
    }
}
