import Application
import Foundation
import TestSupport
import Testing

/// What a user sees of `pipeline lint`.
@Suite struct LintDecodersTests {
  /// A line and its negative through ReLU: injective.
  private static let injective = PyTorchWriter(
    weights: [[[1], [-1]], [[1, 0], [0, 1]]], biases: [[0, 0], [1, 2]])
  /// |z|: a fold.
  private static let folded = PyTorchWriter(weights: [[[1], [-1]], [[1, 1]]], biases: [[0, 0], [0]])

  private struct Folder {
    let place: Workplace

    init() throws {
      place = try Workplace()
      try write(LintDecodersTests.injective.bytes, "injective.pt")
      try write(LintDecodersTests.folded.bytes, "folded.pt")
    }

    func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: URL(filePath: path(name))) }

    func path(_ name: String) -> String { "\(place.folder)/\(name)" }

    func lint(_ names: String..., change: (inout LintRequest) -> Void = { _ in }) throws -> Answer {
      var request = LintRequest(models: names.map(path), activations: ["relu"])
      change(&request)
      return try lintDecoders(request)
    }

    func complaint(_ names: String..., change: (inout LintRequest) -> Void = { _ in }) -> String {
      var request = LintRequest(models: names.map(path), activations: ["relu"])
      change(&request)
      do {
        _ = try lintDecoders(request)
        return "nothing"
      } catch {
        #expect(error is UsageError)
        return "\(error)"
      }
    }
  }

  @Test func everyVerdictIsSaidWithHowItWasDecidedAndWhatShowsIt() throws {
    let folder = try Folder()
    let answer = try folder.lint("injective.pt", "folded.pt")
    #expect(answer.status == 0)
    #expect(answer.text.contains("injective.pt: 1 → 2 → 2, relu\n"))
    #expect(answer.text.contains("  F4 holds (structure): every layer is injective on what reaches it\n"))
    #expect(answer.text.contains("folded.pt: 1 → 2 → 1, relu\n"))
    #expect(answer.text.contains("  F2 fails (enumeration): every region of full rank is covered by the others"))
    #expect(answer.text.contains("  regions: 2, all of full rank\n"))
    #expect(answer.text.contains("  promised: nothing: another prior may generate the same data\n"))
  }

  /// A program finds the two latents of the certificate, and needs nothing else to check it.
  @Test func aProgramCanCheckTheCertificates() throws {
    struct Document: Decodable {
      struct Model: Decodable {
        struct Findings: Decodable { let findings: [Finding] }
        let file: String
        let findings: Findings
      }
      struct Finding: Decodable {
        struct Certificate: Decodable {
          let kind: String
          let z, other: [Double]?
        }
        let assumption, verdict: String
        let means: String?
        let certificate: Certificate?
      }
      let models: [Model]
    }
    let folder = try Folder()
    let answer = try folder.lint("injective.pt", "folded.pt") { $0.json = true }
    let document = try JSONDecoder().decode(Document.self, from: Data(answer.output))
    #expect(document.models.map(\.file) == [folder.path("injective.pt"), folder.path("folded.pt")])
    let verdicts = document.models.map { $0.findings.findings.map(\.verdict) }
    #expect(verdicts == [["holds", "holds", "holds", "holds"], ["holds", "fails", "fails", "fails"]])
    let last = try #require(document.models[1].findings.findings.last)
    let certificate = try #require(last.certificate)
    let (z, other) = (try #require(certificate.z?.first), try #require(certificate.other?.first))
    #expect(z != other && abs(abs(z) - abs(other)) < 1e-9)
    #expect(last.means == "enumeration")
  }

  @Test func whatIsRequiredIsTheExitStatus() throws {
    let folder = try Folder()
    #expect(try folder.lint("injective.pt") { $0.required = .f4 }.status == 0)
    let answer = try folder.lint("injective.pt", "folded.pt") { $0.required = .f2 }
    #expect(answer.status == 1)
    #expect(answer.text.contains("F2 is not known to hold for '\(folder.path("folded.pt"))'"))
    #expect(try folder.lint("folded.pt") { $0.required = .f1 }.status == 0)
  }

  @Test func optionsAreHeeded() throws {
    let folder = try Folder()
    let leaky = try folder.lint("folded.pt") { ($0.activations, $0.slope) = (["leaky-relu"], 0.2) }
    #expect(leaky.text.contains("1 → 2 → 1, leaky-relu(0.2)"))
    let smooth = try folder.lint("folded.pt") { $0.activations = ["relu", "sigmoid"] }
    #expect(smooth.text.contains("relu, sigmoid at the end"))
    #expect(smooth.text.contains("F1 fails (structure): the activation 'sigmoid' of layer 2 is not piecewise affine"))
    #expect(smooth.text.contains("F4 undecided: not asked"))
    #expect(smooth.text.contains("promised: nothing: the theorem is about piecewise affine decoders"))
    let searched = try folder.lint("folded.pt") { ($0.regions, $0.trials) = (0, 30) }
    #expect(searched.text.contains("F4 fails (search)"))
    #expect(searched.text.contains("at 30 draws of the prior"))
    #expect(folder.complaint("folded.pt") { $0.prefix = "decoder." }.contains("no layers that begin with 'decoder.'"))
  }

  @Test func everyFileThatCannotBeReadIsNamedBeforeAnyIsJudged() throws {
    let folder = try Folder()
    try folder.write(Array("hello, I am no file of tensors".utf8), "letter.safetensors")
    let words = folder.complaint("folded.pt", "missing.pt", "letter.safetensors", ".")
    #expect(words.split(separator: "\n").count == 3)
    #expect(words.contains("there is no file '\(folder.path("missing.pt"))'"))
    #expect(words.contains("letter.safetensors: byte 0: says that its head is"))
    #expect(words.contains("' is a folder"))
    #expect(folder.complaint("folded.pt") { $0.activations = [] }.contains("give --activation"))
    #expect(
      folder.complaint("folded.pt") { $0.activations = ["rleu"] }.contains("there is no activation 'rleu'; known are"))
    #expect(folder.complaint("folded.pt") { $0.slope = 0.2 }.contains("'--slope 0.2' is that of no activation"))
  }
}
