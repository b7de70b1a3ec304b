import ArgumentParser
import Application

/// `pipeline compare CODES ...`
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Tell up to which maps the codes of several runs are the same, from .npy, .npz, .safetensors or .csv files.",
    discussion: """
      A file is a run: a row a point, a column a latent; all runs are of the same points in the same order. The report \
      names the equivalence class that the runs support (none, nonlinear, affine, permutation and scale, or undecided), \
      with its limits and margin, beside nulls, intervals and warnings. 'pipeline compare runs/*.npy' compares what the files \
      of a folder hold, and so does 'pipeline compare runs'.

      A folder may be a run as well. If it holds one file that can be read, that is its codes; if several, the one that is \
      called codes, latents, embeddings, embedding, z or mu; else each is a run of its own. 'pipeline compare seeds' compares \
      the folders in 'seeds' so, and 'pipeline compare "seeds/*/z.npy"' says which file it is.

      A .npz or .safetensors file of several arrays takes '--array NAME'. Numbers are of 16, 32 or 64 bits.
      """)

  @Argument(help: "Files, one a run; folders of such files; or patterns in quotes, such as 'runs/*.npy'.")
  var codes: [String]

  @Option(
    help: ArgumentHelp("The array of codes in .npz or .safetensors files that hold several.", valueName: "name"))
  var array: String?

  @Option(help: ArgumentHelp("The points' classes, a number or a word each, for the colours.", valueName: "file"))
  var classes: String?

  @Option(help: ArgumentHelp("The array, or the column, of classes in a file that holds several.", valueName: "name"))
  var classesArray: String?

  @Option(
    help: ArgumentHelp(
      "The column of .csv files, or the array of others, that names rows, by which runs are matched.", valueName: "name"
    ))
  var id: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the report; by default 'comparison', or where that holds other files or an edit of yours, "
        + "'comparison-2' and so on.", valueName: "dir"))
  var report: String?

  @Option(help: "Widths of groups of columns, such as '5,5', each of which the null rotates by itself.")
  var blocks: String?

  @Option(help: "How many random draws the nulls are made of; by default 200.")
  var draws: Int?

  @Option(help: "The seed of these draws; by default 1.")
  var seed: Int?

  @Option(help: "The coverage of intervals and the level of nulls; by default 0.95.")
  var confidence: Double?

  @Option(help: "The share of a direction's variance below which a bend does not count; by default 0.05.")
  var margin: Double?

  @Option(help: "The share of every direction that smooth maps must explain, else 'none'; by default 0.8.")
  var sharing: Double?

  @Option(help: "How many points smooth maps are fitted to at most; by default 4000.")
  var sample: Int?

  @Option(help: "How many stages run at once; by default, one a core.")
  var jobs: Int?

  @Option(help: ArgumentHelp("Where results are kept.", valueName: "dir"))
  var store = ".store"

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print failures only.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("'--jobs \(jobs)' runs nothing; give 1 or more") }
    guard let blocks, widths == nil else { return }
    throw ValidationError("'--blocks \(blocks)' is no list of widths; give whole numbers with commas, such as '5,5'")
  }

  private var widths: [Int]? {
    guard let words = blocks?.split(separator: ",", omittingEmptySubsequences: false) else { return nil }
    let widths = words.compactMap { Int($0) }
    return widths.count == words.count ? widths : nil
  }

  func run() async throws {
    let given: [(name: String, value: (any CustomStringConvertible)?)] = [
      ("draws", draws), ("seed", seed), ("confidence", confidence),
      ("margin", margin), ("sharing", sharing), ("sample", sample),
    ]
    let request = ComparisonRequest(
      codes: codes, array: array, classes: classes, classesArray: classesArray, id: id, blocks: widths ?? [],
      parameters: given.compactMap { name, value in value.map { (name: name, value: $0.description) } }, report: report)
    try await answering {
      try await compareCodes(request, Settings(jobs: jobs, store: store, json: json, quiet: quiet))
    }
  }
}
