import Application
import FileStages
import Foundation
import Parameters
import Stages
import Testing

/// Reads a number from a file, which it puts out as it is.
private struct KeepNumber: FileStage {
  static let name = "keep-number"
  static let summary = "Keeps a file of a number."
  static let ownValueNames = ["length"]
  let file: ParameterReader.File
  let whole: Bool

  init(from reader: inout ParameterReader) throws(NotebookError) {
    file = try reader.file("file")
    whole = try reader.flag("whole", default: false)
  }

  func run(_ input: Nothing, in context: StageContext) throws -> Number {
    try Number(files: ArtifactFiles(["number.txt": context.read(file).bytes]))
  }

  func run(on files: StageFiles, in context: StageContext) throws -> FileOutput? {
    if whole { return nil }
    let text = try String(contentsOfFile: files.path(file), encoding: .utf8)
    return try FileOutput(
      [:], asRead: ["number.txt": file],
      values: ["value": .number(Double(text) ?? .nan), "length": .integer(text.count)])
  }
}

/// Tells which files its input has, as a stage on files sees them.
private struct TellFiles: FileStage {
  static let name = "tell-files"
  static let summary = "Tells what it sees of its input."

  init(from reader: inout ParameterReader) throws(NotebookError) {}

  func run(_ input: Number, in context: StageContext) throws -> Number { throw ArtifactError("on files only") }

  func run(on files: StageFiles, in context: StageContext) throws -> FileOutput? {
    let input = files.inputs[0][0]
    let bytes = try input.bytes("number.txt") ?? []
    let path = try input.path("number.txt") ?? ""
    let isSame = try String(contentsOfFile: path, encoding: .utf8) == String(decoding: bytes, as: UTF8.self)
    let absent = try input.path("none") == nil && input.bytes("none") == nil
    context.log("\(files.inputs.map(\.count)) \(input.names) \(isSame) \(absent)")
    return try FileOutput(Number(Double(bytes.count)), values: [:])
  }
}

/// Saves a state and fails, once; then says what it finds.
private struct Resume: Stage {
  static let name = "resume"
  static let summary = "Goes on from what it saved."
  let file: ParameterReader.File

  init(from reader: inout ParameterReader) throws(NotebookError) { file = try reader.file("file") }

  func run(_ input: Nothing, in context: StageContext) throws -> Number {
    let content = try context.read(file)
    context.progress(0.5, "half")
    context.log("\(content.bytes) \(content.sha256)")
    guard let state = try context.checkpoint.load() else {
      try context.checkpoint.save([4, 2])
      throw ArtifactError("stopped on the way")
    }
    return Number(Double(state[0]) * 10 + Double(state[1]))
  }
}

/// The work of a stage, as the workflow runs it.
@Suite struct StageBodyTests {
  private let place: Workplace
  private let registry = Registry([
    StageFamily(fingerprint: "code", [KeepNumber.self, TellFiles.self, Resume.self, ScaleNumber.self])
  ])

  init() throws {
    place = try Workplace()
    try place.write("7", to: "Pipelines/seven.txt")
  }

  private func session(_ blocks: [String]) throws -> Session {
    let text = blocks.map { "```yaml stage=\($0)\n```\n\n" }.joined()
    return try place.session("bodies", blocks: text, registry: registry)
  }

  private func values(_ session: Session, _ stage: String) throws -> [Substring] {
    try session.show(stage, file: nil).text.split(separator: "\n").filter { $0.contains(" = ") }
      .map { $0.drop { $0 == " " } }
  }

  /// `7` is not how the artifact writes seven, which is `7.0`: whoever reads artifacts gets that.
  @Test func aFileThatIsPutOutAsItIsIsReadAsTheArtifactWritesIt() async throws {
    let session = try session([
      "kept\nrun: keep-number\nfile: seven.txt", "doubled\nrun: scale-number\nfrom: kept",
    ])
    #expect(try await session.run().status == 0)
    #expect(try session.show("kept", file: "number.txt").text == "7")
    #expect(try values(session, "kept") == ["length = 1", "value = 7"])
    #expect(try session.show("doubled", file: "number.txt").text == "14.0")
  }

  @Test func aStageOnFilesMayLeaveTheWorkToTheOneOnArtifacts() async throws {
    let session = try session(["kept\nrun: keep-number\nfile: seven.txt\nwhole: true"])
    #expect(try await session.run().status == 0)
    #expect(try session.show("kept", file: "number.txt").text == "7.0")
    #expect(try values(session, "kept") == ["note = a | b", "value = 7"])
  }

  @Test func aStageOnFilesSeesWhatIsThereAndNothingElse() async throws {
    let session = try session([
      "kept\nrun: keep-number\nfile: seven.txt", "told\nrun: tell-files\nfrom: kept",
    ])
    #expect(try await session.run().status == 0)
    #expect(try session.showLog(of: "told").text == "[1] [\"number.txt\", \"values.json\"] true true\n")
    #expect(try session.show("told", file: "number.txt").text == "1.0")
  }

  @Test func aStageReadsItsFileAndGoesOnFromItsState() async throws {
    let session = try session(["resumed\nrun: resume\nfile: seven.txt"])
    #expect(try await session.run().status == 1)
    #expect(try await session.run().status == 0)
    #expect(try session.show("resumed", file: "number.txt").text == "42.0")
    // printf 7 | sha256sum
    let line = "[55] 7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451"
    #expect(try session.showLog(of: "resumed").text == "\(line)\nerror: stopped on the way\n\(line)\n")
  }
}
