/** The door: where people sign in, and what they see when they go out. */
@NullMarked
package dev.assay.web.signin;

import org.jspecify.annotations.NullMarked;
