package org.pooldrill.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.mirror.Side;

/** Whatever breaks and is repaired, in any order: in the end everything works as it did at the start. */
class AnyOrderTest {
    private static final List<SampleEstate> ESTATES = List.of(
            SampleEstate.CONTOSO,
            SampleEstate.CONTOSO.withFrontEnds(2),
            SampleEstate.CONTOSO.withSites(3).withFrontEnds(4).withEdgeServers(2),
            SampleEstate.CONTOSO.withFrontEnds(9).withoutWitness(),
            SampleEstate.CONTOSO.withFrontEnds(1).withoutMirror());

    static List<Integer> seeds() {
        var seeds = new ArrayList<Integer>();
        for (var seed = 0; seed < 200; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsWithEverythingUp(int seed) {
        var random = new Random(seed);
        var story = new Story(ESTATES.get(seed % ESTATES.size()));
        var start = story.state().toString();
        for (var step = 0; step < 60; step++) {
            something(story, random);
        }
        repairEverything(story, random);
        assertThat(story.state().toString()).isEqualTo(start);
        assertThat(replayed(story)).isEqualTo(start);
    }

    private static void something(Story story, Random random) {
        var computers = story.state().computers();
        var computer = computers.get(random.nextInt(computers.size()));
        var service = WindowsService.values()[random.nextInt(WindowsService.values().length)];
        var which = random.nextBoolean() ? List.<WindowsService>of() : List.of(service);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> breakSomething(story, random, service);
            case 3, 4 -> healSomething(story, random);
            case 5 -> story.datacenter().stopServices(computer, which, () -> {});
            case 6 -> story.datacenter().startServices(computer, which, () -> {});
            default -> story.seconds(random.nextInt(900));
        }
    }

    private static void breakSomething(Story story, Random random, WindowsService service) {
        var kinds = FaultKind.values();
        var kind = kinds[random.nextInt(kinds.length)];
        var places = new ArrayList<List<String>>();
        places.add(List.of());
        story.estate().sites().keySet().forEach(site -> places.add(List.of(site)));
        story.estate().wan().forEach(link -> places.add(List.of(link.siteB(), link.siteA())));
        story.estate().pools().values().forEach(pool -> {
            places.add(List.of(pool.fqdn()));
            pool.sql().servers().forEach(server -> places.add(List.of(server)));
        });
        story.state().computers().forEach(computer -> places.add(List.of(computer)));
        story.estate().edges().keySet().forEach(edge -> places.add(List.of(edge)));
        var with =
                switch (kind) {
                    case SERVICE_STOPPED -> Map.of("service", service.name());
                    case WAN_SLOW -> Map.of("bandwidth", "1000");
                    default -> Map.<String, String>of();
                };
        var place = places.get(random.nextInt(places.size()));
        story.datacenter().fault(kind, place, with, Optional.empty());
        story.seconds(0);
    }

    private static void healSomething(Story story, Random random) {
        var present = story.state().faults().present();
        if (!present.isEmpty()) {
            var fault = present.get(random.nextInt(present.size()));
            story.heal(fault.kind(), fault.at().toArray(String[]::new));
        }
    }

    private static void repairEverything(Story story, Random random) {
        while (!story.state().faults().present().isEmpty()) {
            healSomething(story, random);
            story.seconds(random.nextInt(400));
        }
        story.minutes(10);
        for (var computer : story.state().computers()) {
            story.datacenter().startServices(computer, List.of(), () -> {});
        }
        story.minutes(10);
        for (var pool : story.estate().pools().keySet()) {
            for (var database : Database.values()) {
                story.datacenter().moveDatabase(pool, database, Side.PRIMARY);
            }
        }
        story.minutes(10);
    }

    private static String replayed(Story story) {
        var state = new ComputersState(story.estate());
        story.events().forEach(event -> state.evolve(0, event));
        return state.toString();
    }
}
