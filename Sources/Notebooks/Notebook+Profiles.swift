internal import Parameters

extension Notebook {
  /// The notebook as a profile and the command line would have it written.
  ///
  /// Of a swept parameter the sweep is replaced, of another one the value; a parameter that the notebook leaves at its
  /// default is added. The location of what an override put in place is where the override was written.
  ///
  /// - Parameters:
  ///   - name: One of ``profileNames``.
  ///   - sets: What `--set` gave; those for other notebooks are passed over.
  /// - Returns: The notebook with the values in place.
  /// - Throws: An error for each name that means nothing here.
  public func applying(profile name: String, sets: [Override] = []) throws(NotebookErrors) -> Notebook {
    var errors: [NotebookError] = []
    let known = front.profiles.first { $0.name.text == name }
    if known == nil, name != FrontMatter.standardProfile {
      let right = profileNames.map { "'\($0)'" }.joined(separator: ", ")
      errors.append(
        NotebookError(
          "there is no profile '\(name)'\(suggestion(for: name, among: profileNames)); there are \(right)",
          at: SourceLocation(file: file, line: 1, column: 1)))
    }
    var notebook = self
    notebook.profile = name
    for override in (known?.overrides ?? []) + sets where (override.notebook?.text ?? self.name) == self.name {
      do throws(NotebookError) {
        try notebook.apply(override)
      } catch {
        errors.append(error)
      }
    }
    if errors.isEmpty { errors = NotebookCheck(notebook).errors }
    if !errors.isEmpty { throw NotebookErrors(errors) }
    return notebook
  }

  /// Why an override means nothing in this notebook.
  func complaint(about override: Override) -> NotebookError? {
    let named = body.compactMap { part -> (name: String, own: [String])? in
      switch part {
      case .stage(let block): (block.name, StageBlock.ownKeys)
      case .figure(let block): (block.name, FigureBlock.ownKeys)
      default: nil
      }
    }
    guard let block = named.first(where: { $0.name == override.block.text }) else {
      let names = named.map(\.name)
      let right = names.isEmpty ? "there are none" : "there are " + names.map { "'\($0)'" }.joined(separator: ", ")
      return NotebookError(
        "no stage or figure is called '\(override.block.text)'\(suggestion(for: override.block.text, among: names)); "
          + right, at: override.block.location)
    }
    guard block.own.contains(override.parameter.text) else { return nil }
    return NotebookError(
      "'\(override.parameter.text)' is no parameter and cannot be overridden; edit the block",
      at: override.parameter.location)
  }

  private mutating func apply(_ override: Override) throws(NotebookError) {
    if let error = complaint(about: override) { throw error }
    for index in body.indices {
      switch body[index] {
      case .stage(var block) where block.name == override.block.text:
        try block.apply(override)
        body[index] = .stage(block)
      case .figure(var block) where block.name == override.block.text:
        block.parameters.put(override)
        body[index] = .figure(block)
      default: continue
      }
    }
  }
}

extension StageBlock {
  fileprivate mutating func apply(_ override: Override) throws(NotebookError) {
    let name = override.parameter.text
    guard let axis = sweep.firstIndex(where: { $0.name.text == name }) else {
      parameters.put(override)
      return
    }
    sweep[axis] = SweepAxis(
      name: Word(name, at: override.parameter.location), values: try SweepAxis.values(of: override.value, name: name))
  }
}

extension [ParameterEntry] {
  /// Puts the value of an override in place of the old one, or at the end.
  fileprivate mutating func put(_ override: Override) {
    let name = override.parameter
    let entry = ParameterEntry(name: name.text, at: name.location, value: override.value)
    if let index = firstIndex(where: { $0.name == name.text }) { self[index] = entry } else { append(entry) }
  }
}
