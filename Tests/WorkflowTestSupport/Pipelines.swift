package import Workflow

/// The identifier of a stage of the notebook `test`.
package func id(_ stage: String, _ member: String = "") -> StageID {
  StageID(notebook: "test", stage: stage, member: member)
}

/// A stage whose output is all that it may depend on, spelled out. Its kind is its name where no other is given.
package func node(
  _ stage: String, _ member: String = "", kind: String? = nil, fingerprint: String = "code", sources: String = "",
  parameters: [KeyedParameter] = [], files: [FileInput] = [], from inputs: [[StageID]] = [],
  workParameters: [String] = [], job: JobRequest? = nil, tally: Tally? = nil, body: StageNode.Body? = nil
) -> StageNode {
  let kind = kind ?? stage
  let edges = inputs.enumerated().map { InputEdge(slot: "slot\($0)", upstream: $1) }
  let words = parameters.map { "\($0.name)=\($0.canonical)" }.sorted()
  return StageNode(
    id: id(stage, member), kind: kind, fingerprint: fingerprint, sources: sources, parameters: parameters, files: files,
    inputs: edges,
    workParameters: workParameters, job: job
  ) { run in
    tally?.add(run.id)
    return try body?(run) ?? spell(run, kind: kind, words: words, files: files)
  }
}

/// What a stage asks of a cluster: 10 minutes and 1 GB, as line 83 of a notebook says.
package let heavy = JobRequest(
  resources: JobResources(memory: 1_000_000_000, seconds: 600), parameters: "", origin: "Pipelines/test.md:83")

/// `kind(parameters; files; inputs)` as the file `out.txt`.
package func spell(
  _ run: StageRun, kind: String, words: [String], files: [FileInput]
) throws -> StageOutput {
  var parts = words
  for file in files.sorted(by: { $0.name < $1.name }) {
    parts.append(String(decoding: try run.fileContent(file.name).bytes, as: UTF8.self))
  }
  for slot in 0..<run.slotCount {
    for member in 0..<run.memberCount(slot: slot) {
      parts.append(String(decoding: try run.bytes(slot: slot, member: member, file: "out.txt"), as: UTF8.self))
    }
  }
  return ["out.txt": Array("\(kind)(\(parts.joined(separator: "; ")))".utf8)]
}

/// A parameter that stands in line 1 of a notebook.
package func parameter(_ name: String, _ value: String, line: Int = 1) -> KeyedParameter {
  KeyedParameter(name: name, canonical: value, origin: "Pipelines/test.md:\(line)")
}

/// What a small pipeline can be changed in: points, read from a file; three fits of them; a summary of the fits.
package struct SmallPipeline {
  package var dataPath: String
  package var epochs = "200"
  package var line = 23
  package var kind = "fit"
  package var fingerprint = "code"
  package var seeds = 1...3
  /// What the fits ask of a cluster.
  package var job: JobRequest?
  package var tally = Tally()

  package init(
    dataPath: String, epochs: String = "200", line: Int = 23, kind: String = "fit", fingerprint: String = "code",
    seeds: ClosedRange<Int> = 1...3, job: JobRequest? = nil
  ) {
    (self.dataPath, self.epochs, self.line, self.kind) = (dataPath, epochs, line, kind)
    (self.fingerprint, self.seeds, self.job) = (fingerprint, seeds, job)
  }

  package func graph() throws -> Graph {
    let data = FileInput(name: "data", path: dataPath, shownAs: "Data/points.txt")
    let points = node("points", files: [data], tally: tally)
    let fits = seeds.map { seed in
      node(
        "fits", "seed=\(seed)", kind: kind, fingerprint: fingerprint,
        parameters: [parameter("epochs", epochs, line: line), parameter("seed", "\(seed)", line: line)],
        from: [[id("points")]], job: job, tally: tally)
    }
    let summary = node("summary", from: [fits.map(\.id)], tally: tally)
    return try Graph(nodes: [summary] + fits + [points])
  }

  /// All that runs when nothing has run yet.
  package static let all = ["fits[seed=1]", "fits[seed=2]", "fits[seed=3]", "points", "summary"]
  /// What lies below a change of the fits.
  package static let fitsAndBelow = ["fits[seed=1]", "fits[seed=2]", "fits[seed=3]", "summary"]
}

/// Runs a graph in a store that is opened anew.
@discardableResult
package func run(
  _ graph: Graph, in workplace: Workplace, targets: [StageID]? = nil, hearing: Hearing = Hearing(),
  _ change: (inout Executor.Options) -> Void = { _ in }
) async throws -> RunSummary {
  var options = Executor.Options()
  options.jobs = 2
  change(&options)
  return try await Executor(store: try workplace.store(), options: options, observer: hearing.observer)
    .run(graph, targets: targets)
}

/// The text of a stage's `out.txt`.
package func text(of id: StageID, _ summary: RunSummary, in workplace: Workplace) throws -> String? {
  guard let file = summary[id]?.outputs?["out.txt"] else { return nil }
  return String(decoding: try workplace.store().read(file.digest), as: UTF8.self)
}
