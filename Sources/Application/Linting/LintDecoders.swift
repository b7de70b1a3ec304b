private import Assumptions
private import AssumptionStages
private import DecoderFiles
private import Foundation

/// Says which of the assumptions F1 to F4 of the theorem decoders meet, with what shows it.
///
/// - Parameter request: What is asked.
/// - Returns: A paragraph a model, or JSON. The status is 1 where an assumption is required and a model is not known to meet
///   it.
/// - Throws: ``UsageError`` with a line for each file that cannot be read, before any is judged.
public func lintDecoders(_ request: LintRequest) throws -> Answer {
  let decoders = try read(request)
  let judged = try decoders.map { file, decoder in
    JudgedModel(
      file: file, findings: try DecoderFindings(decoder, regions: request.regions, trials: request.trials))
  }
  let missing = request.required.map { required in judged.filter { !$0.meets(required) }.map(\.file) } ?? []
  let status: Int32 = missing.isEmpty ? 0 : 1
  if request.json { return Answer(try LintDocument(models: judged).json(), status: status) }
  var lines = judged.flatMap { ["\($0.file): \($0.findings.layersInWords)"] + $0.findings.lines + [""] }.dropLast()
  if let required = request.required {
    let words = missing.map { "'\($0)'" }.joined(separator: ", ")
    lines += [
      "",
      missing.isEmpty ? "\(required.rawValue) holds for all" : "\(required.rawValue) is not known to hold for \(words)",
    ]
  }
  return Answer(lines: Array(lines), status: status)
}

/// Reads all files.
private func read(_ request: LintRequest) throws -> [(file: String, decoder: Decoder)] {
  let reading = DecoderReading(activations: try activations(request), prefix: request.prefix)
  var decoders: [(file: String, decoder: Decoder)] = []
  var errors: [String] = []
  for file in request.models {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
      errors.append("there is no file '\(file)'")
      continue
    }
    guard !isFolder.boolValue else {
      errors.append("'\(file)' is a folder; name the file of a decoder, such as '\(file)/model.safetensors'")
      continue
    }
    guard isRegularFile(file), let bytes = FileManager.default.contents(atPath: file) else {
      errors.append("cannot read '\(file)'; is it a file that you may read?")
      continue
    }
    do {
      decoders.append((file, try readDecoder([UInt8](bytes), file: file, reading)))
    } catch {
      let words = "\(error)"
      errors.append(words.hasPrefix(file) ? words : "\(file): \(words)")
    }
  }
  guard errors.isEmpty else { throw UsageError(errors.joined(separator: "\n")) }
  return decoders
}

private func activations(_ request: LintRequest) throws(UsageError) -> [DecoderActivation] {
  if let slope = request.slope {
    guard slope.isFinite else { throw UsageError("'--slope \(slope)' is no slope; give a number") }
    guard request.activations.contains(where: { activation(named: $0, slope: slope) != activation(named: $0) }) else {
      throw UsageError("'--slope \(slope)' is that of no activation; give '--activation leaky-relu', too")
    }
  }
  return try request.activations.map { (name) throws(UsageError) in
    guard let found = activation(named: name, slope: request.slope) else {
      throw UsageError("there is no activation '\(name)'; \(knownActivations)")
    }
    return found
  }
}

/// A model with what was found about it.
private struct JudgedModel: Encodable {
  let file: String
  let findings: DecoderFindings

  func meets(_ required: RequiredAssumption) -> Bool {
    findings.findings.first { $0.assumption == required.rawValue }?.verdict == .holds
  }
}

/// All findings for programs.
private struct LintDocument: Encodable {
  let models: [JudgedModel]

  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
