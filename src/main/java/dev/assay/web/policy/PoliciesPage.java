package dev.assay.web.policy;

import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VerdictBar;
import java.util.List;

/**
 * The policies that verify images.
 *
 * @param complete whether everything was read; there are no numbers before
 */
record PoliciesPage(PageFrame frame, Headline headline, boolean complete, List<Row> policies) {

    /** One policy; {@code findings} sums up the lint. */
    record Row(
            PolicyLabel policy,
            String mode,
            String modeStyle,
            VerdictBar verdicts,
            int refused,
            int images,
            String ready,
            String findings) {

        public String refusedStyle() {
            return refused > 0 ? "number alarm" : "number zero";
        }
    }
}
