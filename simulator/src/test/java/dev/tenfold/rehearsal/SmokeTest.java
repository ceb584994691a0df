package dev.tenfold.rehearsal;
import dev.tenfold.scenario.*;
import dev.tenfold.verdict.*;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
class SmokeTest {
  @Test void runs() throws Exception {
    Path p = Path.of("..","scenarios","users-x10.yaml");
    Script s;
    try { s = ScenarioReader.read(p, List.of()); } catch (dev.tenfold.document.BadInput e) { System.out.println(e.getMessage()); throw e; }
    var hpa = new dev.tenfold.policy.hpa.HpaSpec("web", Optional.empty(), "autoscaling/v2", new dev.tenfold.policy.hpa.HpaSpec.ScaleTarget(Optional.empty(),"Deployment","web"), OptionalInt.of(3), 40, List.of(new dev.tenfold.policy.hpa.MetricSpec.Resource("cpu", dev.tenfold.policy.hpa.MetricTarget.utilization(70))), Optional.empty());
    s = new Script(s.file(), s.sha256(), s.scenario(), s.profile(), List.of(new Script.Policy("f","x","web",hpa,"",List.of(),List.of())), List.of());
    Report r = Verdict.of(s, "cmd", "v", x -> {});
    for (Finding f : r.findings()) System.out.println(f.status()+" "+f.name()+" "+f.service()+" "+f.value()+" "+f.limit()+" "+f.evidence());
    for (Bound b : r.bounds()) System.out.println(b);
    for (Timeline.Series x : r.services().get(0).timeline().series()) { System.out.print(x.name()+": "); for (int i=0;i<x.values().length;i+=30) System.out.print(dev.tenfold.spelling.Figure.plain(x.values()[i],2)+" "); System.out.println(); }
    for (Event e : r.events()) System.out.println(e.at()+" "+e.kind()+" "+e.title()+" "+e.why());
  }
}
