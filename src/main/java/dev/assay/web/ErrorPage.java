package dev.assay.web;

import dev.assay.web.page.PageFrame;

/** A page that says what went wrong, without details that are nobody's business. */
record ErrorPage(PageFrame frame, String title, String text) {

    static ErrorPage of(PageFrame frame, int status) {
        return switch (status) {
            case 404 ->
                new ErrorPage(
                        frame,
                        "There is nothing here.",
                        "The page does not exist, or it is about something that is not in the cluster any more or that you"
                                + " may not see.");
            case 401, 403 -> new ErrorPage(frame, "You may not see this.", "Sign in with an account that may list it.");
            case 503 ->
                new ErrorPage(frame, "Assay cannot answer yet.", "It is starting or stopping. Try again in a minute.");
            default ->
                status < 500
                        ? new ErrorPage(frame, "Assay did not understand that.", "Check the address and try again.")
                        : new ErrorPage(
                                frame,
                                "Something went wrong in Assay.",
                                "The cluster is not affected. Assay's log has the details; metrics and gates answer for"
                                        + " themselves.");
        };
    }
}
