package dev.assay.web.page;

import dev.assay.posture.Tally;

/**
 * Distinct images by what would happen to them; the counts do not overlap.
 *
 * @param images all of them
 * @param refused would be refused, whatever the cause
 * @param refusedUnread those of {@code refused} that were not looked at: registry access, certificate, missing tag
 * @param unchecked could not be checked, and are not known to be refused
 * @param unevaluated no usable evidence
 * @param excepted admitted by an exception or left out by the policy, whatever their signature
 * @param unseen run only where admission never looks, and are admitted whatever a check says
 */
public record ImageCounts(
        int images, int refused, int refusedUnread, int unchecked, int unevaluated, int excepted, int unseen) {

    public ImageCounts {
        int told = refused + unchecked + unevaluated + excepted + unseen;
        if (refusedUnread > refused || told > images) {
            throw new IllegalArgumentException("%d counted of %d images, %d of %d refused: counts must not overlap"
                    .formatted(told, images, refusedUnread, refused));
        }
    }

    public static ImageCounts of(Tally tally) {
        return new ImageCounts(
                tally.total(),
                tally.refused(),
                tally.refusedUnread(),
                tally.unchecked(),
                tally.unevaluated(),
                tally.excepted(),
                tally.unseen());
    }

    public boolean allAdmitted() {
        return refused + unchecked + unevaluated == 0;
    }
}
