package dev.assay.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;

/** What everybody writes first: informers of the library for pods and reports, which keep the objects as they are. */
final class NaiveInformer {

    private static final ResourceDefinitionContext REPORTS = new ResourceDefinitionContext.Builder()
            .withGroup("wgpolicyk8s.io")
            .withVersion("v1alpha2")
            .withKind("PolicyReport")
            .withPlural("policyreports")
            .withNamespaced(true)
            .build();
    /** What the line of figures begins with, as the library prints lines too. */
    static final String SIGN = "synced: ";

    private static final long TICK_MILLIS = 20;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private NaiveInformer() {}

    /** Takes the API server's address; prints the seconds until both have synced and the megabytes of heap then. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        long begin = System.nanoTime();
        var config = new ConfigBuilder()
                .withMasterUrl(arguments[0])
                .withOnlyHttpWatches(true)
                .build();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            SharedIndexInformer<Pod> pods = client.pods().inAnyNamespace().inform();
            SharedIndexInformer<GenericKubernetesResource> reports =
                    client.genericKubernetesResources(REPORTS).inAnyNamespace().inform();
            while (!pods.hasSynced() || !reports.hasSynced()) {
                Thread.sleep(TICK_MILLIS);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            double heap = (runtime.totalMemory() - runtime.freeMemory()) / BYTES_PER_MEGABYTE;
            System.out.println(SIGN + seconds + " " + heap + " "
                    + (pods.getStore().list().size() + reports.getStore().list().size()));
            while (System.in.read() >= 0) {
                // Its memory is looked at from outside.
            }
        }
    }
}
