package dev.assay.observation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the pods that admission refused, since Assay began to look. An event that bears a count is told again each time it
 * grows, and whenever events are listed: only what is new of it counts. Safe for many threads.
 */
public final class RefusedRequests {

    /** Events last for an hour. If there ever are more, the one heard of longest ago is forgotten. */
    private static final int MOST_EVENTS = 10_000;

    private static final int MOST_PLACES = 10_000;
    private static final long FRESH_SECONDS = 60;

    private final Map<String, Long> timesByEvent = new LinkedHashMap<>(16, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_EVENTS;
        }
    };
    private final Map<Place, Long> counts = new HashMap<>();
    private boolean looking;

    /** Takes in one observation; those that say nothing of requests too. */
    public synchronized void observe(Observation observation) {
        switch (observation) {
            case Observation.RequestRefused refused -> count(refused);
            case Observation.KindCaughtUp caughtUp when caughtUp.kind() == Kind.EVENT -> looking = true;
            case Observation.ObjectGone gone
            when gone.object().kind() == Kind.EVENT ->
                timesByEvent.remove(gone.object().uid());
            case Observation _ -> {
                // Says nothing of requests.
            }
        }
    }

    /** How many were refused there. */
    public synchronized long of(Place place) {
        return counts.getOrDefault(place, 0L);
    }

    /** What was refused before Assay looked is no news, unless it has only just happened. */
    private void count(Observation.RequestRefused refused) {
        Long before = timesByEvent.put(refused.object().uid(), refused.times());
        long more = refused.times() - (before == null ? 0 : before);
        boolean fresh = refused.at().getEpochSecond() - refused.lastSecond() <= FRESH_SECONDS;
        if (more <= 0 || !(looking || fresh)) {
            return;
        }
        for (String policy : refused.policies()) {
            Place place = new Place(refused.object().namespace(), policy);
            if (counts.size() < MOST_PLACES || counts.containsKey(place)) {
                counts.merge(place, more, Long::sum);
            }
        }
    }

    /**
     * Where, and by which policy.
     *
     * @param namespace of the pods
     * @param policy its name as Kyverno prints it
     */
    public record Place(String namespace, String policy) {}
}
