package dev.assay.cli;

import java.util.List;
import java.util.Map;

/** Starts the service; the wiring implements it. */
@FunctionalInterface
public interface Server {

    /**
     * Starts the service, which goes on after this returns.
     *
     * @param defaults settings, unless the arguments or the environment say otherwise
     * @param arguments Spring Boot's own, as typed
     * @return the exit status: 0 once it serves, else it has said why it does not
     */
    int start(Map<String, Object> defaults, List<String> arguments);
}
