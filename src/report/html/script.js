(function () {
  'use strict';
  var root = document.documentElement, words = { lang: ['vi', 'en'], lens: ['silo', 'both', 'system'] };
  function set(what, value) {
    if (words[what].indexOf(value) < 0) return;
    root.setAttribute('data-' + what, value);
    if (what === 'lang') { root.lang = value; document.title = document.querySelector('.page[lang=' + value + ']').getAttribute('data-title'); }
    document.querySelectorAll('[data-set=' + what + ']').forEach(function (b) { b.setAttribute('aria-pressed', String(b.value === value)); });
  }
  function save(name, type, data) {
    var a = document.createElement('a');
    a.href = URL.createObjectURL(data instanceof Blob ? data : new Blob([data], { type: type }));
    a.download = name; document.body.appendChild(a); a.click(); a.remove();
    setTimeout(function () { URL.revokeObjectURL(a.href); }, 4000);
  }
  function drawing(svg) {
    var copy = svg.cloneNode(true), faces = document.createElementNS('http://www.w3.org/2000/svg', 'style');
    faces.textContent = document.getElementById('faces').textContent;
    copy.insertBefore(faces, copy.firstChild);
    return new XMLSerializer().serializeToString(copy);
  }
  function picture(svg, name) {
    var image = new Image(), width = svg.viewBox.baseVal.width / 8, height = svg.viewBox.baseVal.height / 8;
    image.onload = function () {
      var page = document.createElement('canvas'); page.width = 2 * width; page.height = 2 * height;
      var pen = page.getContext('2d'); pen.fillStyle = '#fff'; pen.fillRect(0, 0, page.width, page.height);
      pen.drawImage(image, 0, 0, page.width, page.height);
      page.toBlob(function (blob) { if (blob) save(name + '.png', 'image/png', blob); });
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(drawing(svg));
  }
  function lines(table) {
    return Array.prototype.map.call(table.rows, function (row) {
      return Array.prototype.map.call(row.cells, function (cell) {
        var text = cell.textContent.trim();
        if (/^[=+@-]/.test(text) && !/^[+-]?[\d.,]/.test(text)) text = "'" + text;
        return '"' + text.replace(/"/g, '""') + '"';
      }).join(root.lang === 'vi' ? ';' : ',');
    }).join('\r\n') + '\r\n';
  }
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button'); if (!button) return;
    if (button.dataset.set) set(button.dataset.set, button.value);
    else if (button.value === 'print') window.print();
    else {
      var block = button.closest('[data-file]'), name = block.dataset.file;
      if (button.value === 'csv') save(name + '.csv', 'text/csv', '\ufeff' + lines(block.querySelector('table')));
      if (button.value === 'svg') save(name + '.svg', 'image/svg+xml', drawing(block.querySelector('figure svg')));
      if (button.value === 'png') picture(block.querySelector('figure svg'), name);
    }
  });
  document.querySelectorAll('button').forEach(function (b) { b.hidden = false; });
  new URLSearchParams(location.hash.slice(1)).forEach(function (value, key) { if (words[key]) set(key, value); });
  set('lang', root.getAttribute('data-lang')); set('lens', root.getAttribute('data-lens'));
})();
