import Testing
import Workflow
import WorkflowTestSupport

struct RunManifestTests {
  private func manifest(_ notebook: String = "digits", value: String = "a") -> RunManifest {
    RunManifest(
      notebook: notebook, profile: "quick", settings: ["fits.epochs=300", "x\ty"], started: 1_700_000_000,
      stages: [
        .init(stage: StageID(notebook: notebook, stage: "points"), key: Key(Digest(of: value))),
        .init(
          stage: StageID(notebook: notebook, stage: "fits", member: "seed=1"), key: Key(Digest(of: "b")),
          isEarlier: true),
      ])
  }

  @Test func itReadsBack() throws {
    let workplace = try Workplace()
    let written = try workplace.store().write(manifest())
    #expect(written.number == 1)
    #expect(try workplace.store().run(1) == written)
  }

  @Test func anAlteredManifestIsNone() {
    var text = manifest().text
    text[40] ^= 1
    #expect(RunManifest(text: manifest().text, number: 1) != nil)
    #expect(RunManifest(text: text, number: 1) == nil)
  }

  @Test func theLatestRunOfEachNotebookIsFound() throws {
    let workplace = try Workplace()
    let store = try workplace.store()
    for (notebook, value) in [("digits", "1"), ("pinwheel", "2"), ("digits", "3"), ("pinwheel", "4")] {
      _ = try store.write(manifest(notebook, value: value))
    }
    #expect(try store.latestRun(notebook: "digits")?.stages.first?.key == Key(Digest(of: "3")))
    #expect(try store.latestRun(notebook: "other") == nil)
    #expect(try store.runs().map(\.number) == [1, 2, 3, 4])
  }

  @Test func aDamagedManifestIsPassedOver() throws {
    let workplace = try Workplace()
    let store = try workplace.store()
    for value in ["1", "2"] { _ = try store.write(manifest(value: value)) }
    try workplace.write("store/runs/000002", "nonsense")
    #expect(try store.latestRun(notebook: "digits")?.number == 1)
    #expect(try store.write(manifest(value: "3")).number == 3)
  }
}
