/** Who has to have signed an image, as policies name them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.assay.signer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
