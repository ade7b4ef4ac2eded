package dev.assay.signin;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether people and machines sign in. Where they do not, nothing of Spring Security is loaded. */
final class OnSignIn implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return asked(context.getEnvironment());
    }

    private static boolean asked(Environment environment) {
        return environment.getProperty("assay.access.tokens", Boolean.class, false)
                || !environment.getProperty("assay.access.oidc.issuer", "").isBlank();
    }

    /** The opposite. */
    static final class Off implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !asked(context.getEnvironment());
        }
    }
}
