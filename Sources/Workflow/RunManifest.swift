/// How a notebook stood after a run: the key under which each stage last had its outputs.
public struct RunManifest: Equatable, Sendable {
  /// A stage and its key.
  public struct Entry: Equatable, Sendable {
    /// Which stage.
    public let stage: StageID
    /// The key under which the store holds its record.
    public let key: Key
    /// Whether the run did not get to the stage, so that the key is an earlier run's.
    public let isEarlier: Bool

    /// Creates an entry.
    public init(stage: StageID, key: Key, isEarlier: Bool = false) {
      self.stage = stage
      self.key = key
      self.isEarlier = isEarlier
    }
  }

  /// The run's number in its store, from 1; later runs have higher ones.
  public internal(set) var number: Int
  /// The notebook.
  public let notebook: String
  /// The profile that was chosen.
  public let profile: String
  /// What else the user set, such as `fits.epochs=300`.
  public let settings: [String]
  /// When the run began, in seconds since 1970.
  public let started: Int
  /// The stages, each after all that it reads.
  public let stages: [Entry]

  /// Creates a manifest; the store gives it its number.
  public init(notebook: String, profile: String, settings: [String], started: Int, stages: [Entry]) {
    number = 0
    self.notebook = notebook
    self.profile = profile
    self.settings = settings
    self.started = started
    self.stages = stages
  }

  /// Whether another run came to the same, at whatever time.
  func agrees(with other: RunManifest) -> Bool {
    (notebook, profile, settings) == (other.notebook, other.profile, other.settings)
      && stages.elementsEqual(other.stages) { $0.stage == $1.stage && $0.key == $1.key }
  }
}

extension RunManifest {
  private static let format = "workflow-run-1"

  /// The manifest as text.
  package var text: [UInt8] {
    var writer = LineWriter()
    writer.line(Self.format)
    writer.line("notebook", notebook)
    writer.line("profile", profile)
    writer.line("started", "\(started)")
    for setting in settings { writer.line("setting", setting) }
    for entry in stages {
      writer.line(
        entry.isEarlier ? "earlier" : "stage", entry.stage.notebook, entry.stage.stage, entry.stage.member,
        "\(entry.key)")
    }
    return writer.finished()
  }

  /// Reads a manifest; nil when it is damaged or of another format.
  package init?(text bytes: [UInt8], number: Int) {
    guard var reader = LineReader(checked: bytes), reader.nextLine(), reader.text() == Self.format else { return nil }
    var (notebook, profile, started) = ("", "", 0)
    var settings: [String] = []
    var stages: [Entry] = []
    while reader.nextLine() {
      let tag = reader.field()
      let isEarlier = reader.isField(tag, "earlier")
      if isEarlier || reader.isField(tag, "stage") {
        let id = StageID(&reader)
        guard let digest = reader.digest() else { return nil }
        stages.append(Entry(stage: id, key: Key(digest), isEarlier: isEarlier))
      } else if reader.isField(tag, "notebook") {
        notebook = reader.text()
      } else if reader.isField(tag, "profile") {
        profile = reader.text()
      } else if reader.isField(tag, "started") {
        guard let time = reader.integer() else { return nil }
        started = time
      } else if reader.isField(tag, "setting") {
        settings.append(reader.text())
      }
    }
    self.init(notebook: notebook, profile: profile, settings: settings, started: started, stages: stages)
    self.number = number
  }
}
