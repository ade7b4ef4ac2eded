package dev.assay.signer;

import java.util.List;

/**
 * Signers of whom some have to have signed.
 *
 * @param name by which expressions call it; blank where it has none
 * @param atLeast how many
 * @param signers of these
 */
public record SignerSet(String name, int atLeast, List<Signer> signers) {

    public SignerSet {
        signers = List.copyOf(signers);
    }
}
