import ArgumentParser
import Application

/// `pipeline lint MODEL ...`
struct Lint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Tell which assumptions of the theorem (F1 to F4) decoders meet, with certificates.",
    discussion: """
      A model is a file: 'model.safetensors' of a fit of this project; the state_dict of a torch.nn.Sequential, as \
      torch.save writes it (nothing in it is executed); .safetensors or .npz with arrays called as PyTorch does, \
      '0.weight' (outputs x inputs), '0.bias', '2.weight'. What follows the layers is not in such files: say it with \
      --activation, or in a .safetensors file with the metadata 'activations' ('leaky-relu(0.2),none') and, where the layers \
      are not numbered, 'layers' ('first,second').
      F1: piecewise affine. F2: weakly injective. F3: injective but for a set of measure zero. F4: injective. A verdict is \
      'holds', 'fails' or 'undecided', decided by the structure of the layers, by an enumeration of all regions on which the \
      decoder is affine, or by a search, which can refute and never prove.
      Exit status: 0 the models were judged, whatever the verdicts; 1 --require is not met; 64 misuse, or a file that cannot \
      be read.
      """)

  @Argument(help: "Files, a decoder each.")
  var models: [String]

  @Option(
    help: ArgumentHelp(
      "What follows the layers: one name for all but the last, or a list with commas, one for each place between layers, and "
        + "one more for the last. A gap in PyTorch's numbers is such a place. Names: none, relu, leaky-relu, "
        + "leaky-relu(0.2), absolute, tanh, sigmoid, softplus, elu, selu, gelu, silu, mish.", valueName: "names"))
  var activation: String?

  @Option(help: "The slope below zero of 'leaky-relu'; by default 0.01, as in PyTorch.")
  var slope: Double?

  @Option(help: "What the names of the decoder's arrays begin with, such as 'decoder.'; by default, what there is.")
  var prefix: String?

  @Option(help: "Up to how many regions are enumerated; by default 3000.")
  var regions: Int?

  @Option(help: "How many latents a search for counter-examples draws at most; by default 2000.")
  var trials: Int?

  @Option(help: "Exit with 1 unless all models are known to meet this assumption: F1, F2, F3 or F4.")
  var require: Assumption?

  @Flag(help: "Print JSON: for each model the verdicts, how they were decided, and the numbers of the certificates.")
  var json = false

  func validate() throws {
    // As 'lint-decoder' takes them in notebooks.
    if let regions, !(0...1_000_000).contains(regions) {
      throw ValidationError("'--regions \(regions)' cannot be; give a number between 0 and 1000000")
    }
    if let trials, !(1...10_000_000).contains(trials) {
      throw ValidationError("'--trials \(trials)' cannot be; give a number between 1 and 10000000")
    }
  }

  func run() async throws {
    let request = LintRequest(
      models: models, activations: activation.map { $0.split(separator: ",").map(String.init) } ?? [], slope: slope,
      prefix: prefix, regions: regions, trials: trials, required: require?.choice, json: json)
    try await answering { try lintDecoders(request) }
  }
}

/// An assumption, as the command line spells it.
enum Assumption: String, ExpressibleByArgument, CaseIterable {
  case f1 = "F1"
  case f2 = "F2"
  case f3 = "F3"
  case f4 = "F4"

  /// The same in the words of `Application`.
  var choice: RequiredAssumption? { RequiredAssumption(rawValue: rawValue) }
}
