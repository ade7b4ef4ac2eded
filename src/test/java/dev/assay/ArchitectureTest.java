package dev.assay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.assay.gate.GateBoard;
import dev.assay.outage.OutageWatch;
import dev.assay.posture.CurrentPosture;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "dev.assay", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "dev.assay.report..",
        "dev.assay.workload..",
        "dev.assay.signer..",
        "dev.assay.policy..",
        "dev.assay.lint..",
        "dev.assay.exception..",
        "dev.assay.observation..",
        "dev.assay.verdict..",
        "dev.assay.posture..",
        "dev.assay.outage..",
        "dev.assay.access.."
    };

    private static final DescribedPredicate<JavaClass> A_FRAMEWORK = resideInAnyPackage(
                    "org.springframework..",
                    "tools.jackson..",
                    "com.fasterxml..",
                    "io.micrometer..",
                    "io.fabric8..",
                    "picocli..",
                    "jakarta..")
            .and(not(resideInAPackage("org.springframework.modulith..")))
            .as("belong to a framework");

    @ArchTest
    static final ArchRule onlyClusterKnowsTheKubernetesClient = noClasses()
            .that()
            .resideOutsideOfPackage("dev.assay.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8..")
            .because("the Kubernetes client stays replaceable: turn its objects into observations in 'cluster'");

    @ArchTest
    static final ArchRule theCoreKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat(A_FRAMEWORK)
            .because(
                    "what we conclude must be testable with 'new' alone: move the framework to the package that adapts it");

    @ArchTest
    static final ArchRule readersSeeWhatWhoeverAsksMaySee = noClasses()
            .that()
            .resideInAnyPackage("dev.assay.web..", "dev.assay.api..")
            .and()
            .haveSimpleNameNotEndingWith("Configuration")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(CurrentPosture.class, GateBoard.class, OutageWatch.class)
            .because(
                    "these know the whole cluster: take a 'Supplier<Posture>' or 'Supplier<GateView>', which is cut down"
                            + " to what may be seen");

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("dev.assay.(*)..")
            .should()
            .beFreeOfCycles()
            .because("dependencies point towards 'report', 'workload' and 'policy': move the shared type down");

    @ArchTest
    static final ArchRule pagesFormNoCycle = slices().matching("dev.assay.web.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what several pages share belongs in 'web.page'");

    @ArchTest
    static final ArchRule onlyWiringAndCommandsKnowCluster = noClasses()
            .that()
            .resideOutsideOfPackages("dev.assay", "dev.assay.cluster..", "dev.assay.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.assay.cluster.."))
            .because("a live cluster, a recording and a test are the same stream: use an 'Observer' instead");

    @ArchTest
    static final ArchRule onlyCommandsKnowWiring = noClasses()
            .that()
            .resideOutsideOfPackages("dev.assay", "dev.assay.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.assay"))
            .because("the root package puts the parts together: what they share belongs in a package of its own");

    @ArchTest
    static final ArchRule nobodyUsesJackson2 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
            .because("Spring ignores its annotations without a word: use 'tools.jackson'");

    @ArchTest
    static final ArchRule nobodyLogsThroughTheJdk = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("operators configure one log: use SLF4J");

    @ArchTest
    static final ArchRule onlyWiringAsksTheClockOrSleeps = noClasses()
            .that()
            .resideOutsideOfPackages("dev.assay", "dev.assay.cli..")
            .and()
            .haveSimpleNameNotEndingWith("Configuration")
            .should()
            .accessTargetWhere(theSystemClock())
            .because("tests decide what time it is: take a 'Clock', a duration or a way of waiting as a parameter");

    @ArchTest
    static final ArchRule nothingAsksToBeInjected = noMembers()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("what an object needs stands in its one constructor");

    @ArchTest
    static final ArchRule namesSayWhatATypeDoes = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
            .because("a name says the role or the way, like 'ReportWatch' or 'ReportProjection'");

    @Test
    void packagesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(AssayApplication.class).verify();
    }

    private static DescribedPredicate<JavaAccess<?>> theSystemClock() {
        return describe("the target is the system clock or a sleep", access -> isSystemClock(access.getTarget()));
    }

    private static boolean isSystemClock(AccessTarget target) {
        String method = target.getOwner().getSimpleName() + "." + target.getName();
        return switch (method) {
            case "Thread.sleep", "TimeUnit.sleep", "System.currentTimeMillis" -> true;
            case String name when name.startsWith("Clock.system") || name.startsWith("Clock.tick") -> true;
            default -> target.getOwner().getPackageName().equals("java.time") && isNowWithoutClock(target);
        };
    }

    private static boolean isNowWithoutClock(AccessTarget target) {
        return target.getName().equals("now")
                && target instanceof AccessTarget.CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
