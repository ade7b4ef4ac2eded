/** Tells a webhook what became worse, for those who have no Alertmanager. */
@ApplicationModule(allowedDependencies = {"outbound", "verdict", "posture"})
@NullMarked
package dev.assay.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
