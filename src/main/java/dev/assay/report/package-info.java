/** What Kyverno wrote about images, in our words. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
