package dev.assay;

import dev.assay.enforcement.GateReview;
import dev.assay.enforcement.StatusWrites;
import dev.assay.gate.GateBoard;
import dev.assay.gate.SoakMemory;
import dev.assay.posture.CurrentPosture;
import dev.assay.report.Outcome;
import dev.assay.verdict.MessageClassifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gate behind the posture. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateProperties.class)
class GateConfiguration {

    @Bean
    GateBoard gateBoard(GateProperties properties, ObjectProvider<SoakMemory> memory, CurrentPosture current) {
        MessageClassifier classifier = MessageClassifier.builtIn();
        GateBoard board = new GateBoard(
                properties.settings(),
                message -> classifier.classify(Outcome.SKIP, message).exceptions(),
                memory.getIfAvailable(() -> SoakMemory.NONE),
                task -> Thread.ofVirtual().name("recall").start(task));
        current.listen(board);
        return board;
    }

    @Bean
    GateReview gateReview(GateBoard board) {
        return new GateReview(board);
    }

    @Bean
    StatusWrites statusWrites() {
        return new StatusWrites();
    }
}
