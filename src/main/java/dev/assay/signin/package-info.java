/** Signs people and machines in: by a Kubernetes token, by OpenID Connect, or not at all. */
@ApplicationModule(allowedDependencies = {"outbound", "access", "policy", "observation", "posture", "outage", "gate"})
@NullMarked
package dev.assay.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
