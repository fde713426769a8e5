package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.simulation.Contoso.ALICE;
import static org.pooldrill.simulation.Contoso.BOB;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import org.junit.jupiter.api.Test;
import org.pooldrill.change.Event;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.state.ShapeCheck;
import org.pooldrill.state.StateJson;
import org.pooldrill.view.View;

/** The state document of a run is what its one description says, and what a reader of the log alone makes of it. */
class StateDocumentShapeTest {

    @Test
    void hasTheDescribedShapeAtEveryMomentOfADisaster() {
        try (var contoso = new Contoso()) {
            assertThat(ShapeCheck.problems(contoso.simulation().document())).isEmpty();
            contoso.minutes(5).schedule(ALICE, "review").upload(ALICE, "review", "a.pptx", 1_000_000);
            contoso.lose(POOL1).minutes(7);
            assertThat(ShapeCheck.problems(contoso.simulation().document())).isEmpty();
            contoso.forceCms(POOL2).nextHop("edge1.contoso.com", POOL2).failover(POOL1, true);
            assertThat(ShapeCheck.problems(contoso.simulation().document())).isEmpty();
        }
    }

    @Test
    void isTheSameForTheRunAndForAReaderOfItsEvents() {
        try (var contoso = new Contoso()) {
            contoso.minutes(5)
                    .contact(ALICE, BOB)
                    .disaster(POOL1, POOL2)
                    .heal(FaultKind.POOL_DOWN, POOL1)
                    .minutes(20);
            contoso.failback(POOL1, false);
            contoso.minutes(20);

            var reader = new View(contoso.simulation().estate());
            for (var happened : contoso.events()) {
                var raw = happened.raw();
                Event event = (Event) EventCatalogue.codec().decode(raw.type(), raw.data());
                reader.apply(
                        raw.store(),
                        raw.n(),
                        raw.t(),
                        raw.cause(),
                        event,
                        raw.data().length());
            }
            reader.passTo(contoso.simulation().now());

            assertThat(StateJson.pretty(reader.document()))
                    .isEqualTo(StateJson.pretty(contoso.simulation().document()));
        }
    }
}
