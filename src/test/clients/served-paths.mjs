// Servers that say which path they serve, each as one way of reading it has it. Says their ports as JSON, and ends with its input.
import http from 'node:http';
import path from 'node:path';
import url from 'node:url';

const readings = {
    node_text: (asked) => decodeURIComponent(asked.split('?')[0]),
    node_url: (asked) => decodeURIComponent(new URL(asked, 'http://api').pathname),
    node_parse: (asked) => decodeURIComponent(url.parse(asked).pathname),
    node_files: (asked) => path.posix.normalize(decodeURIComponent(asked.split('?')[0])),
};

const ports = {};
for (const [name, read] of Object.entries(readings)) {
    const server = http.createServer((request, response) => {
        let status = 200;
        let served = '';
        try {
            served = encodeURIComponent(read(request.url));
        } catch {
            status = 400;
        }
        response.writeHead(status, { 'Content-Length': Buffer.byteLength(served) }).end(served);
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    ports[name] = server.address().port;
}
console.log(JSON.stringify(ports));
process.stdin.on('end', () => process.exit()).resume();
