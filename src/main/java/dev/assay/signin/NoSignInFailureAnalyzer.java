package dev.assay.signin;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in place of a stack trace what to set. */
final class NoSignInFailureAnalyzer extends AbstractFailureAnalyzer<NoSignInException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoSignInException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
