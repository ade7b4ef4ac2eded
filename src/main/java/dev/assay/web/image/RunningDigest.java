package dev.assay.web.image;

/**
 * A digest that runs.
 *
 * @param digest in full
 * @param pods how many containers of pods run it, in words
 * @param example one of the pods
 */
public record RunningDigest(String digest, String pods, String example) {}
